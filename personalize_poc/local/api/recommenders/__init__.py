"""Operations on recommenders."""
