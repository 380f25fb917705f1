"""Operations on metric attributions, and the imports that they count."""
