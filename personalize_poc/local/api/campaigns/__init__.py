"""Operations on campaigns."""
