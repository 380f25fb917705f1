"""Operations on batch inference and batch segment jobs."""
