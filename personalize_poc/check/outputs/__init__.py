"""What a check leaves on disk: report, check.json, mapping.yaml and Avro schemas."""
