"""botocore's model of the service: a request parsed and checked, an answer serialised."""
