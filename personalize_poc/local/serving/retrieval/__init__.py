"""The best items of a large catalogue, found without scoring all of them."""
