"""Operations on dataset groups, schemas, datasets and the jobs that fill and empty them."""
