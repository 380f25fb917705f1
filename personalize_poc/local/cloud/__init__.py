"""S3, IAM and CloudWatch beside Personalize, answered by moto."""
