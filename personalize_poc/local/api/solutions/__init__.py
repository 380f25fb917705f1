"""Operations on solutions and solution versions."""
