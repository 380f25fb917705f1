"""A recurrent network over a user's events, trained with JAX and served with numpy alone.

settings     what can be set
inputs       events as the numbers that the network reads (training and serving)
metadata     item metadata as a matrix of categories
features     metadata of users and context of events as places in a list of features
windows      histories cut into batches
network      the network in JAX
train        the optimisation; imports JAX, in workers only
update       going on from a trained model with new data
newcomers    vectors of items that came after the training, from their first events
predictions  what validation users did next, to weigh what is put on top of the network
repeats      what a user had before, moved by how often and how long ago it was
ridge        item-to-item regression that orders unseen items (User-Personalization)
serve        the fitted model: forward pass in numpy
"""
