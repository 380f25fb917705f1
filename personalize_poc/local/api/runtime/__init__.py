"""Operations that ask for recommendations, rankings and actions."""
