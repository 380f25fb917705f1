"""The stand-in steered by requests: kept, moved, reset, and asked what it was asked.

capture     the state as it is now, copied into a folder while the stand-in goes on
snapshots   such folders under names in the data directory
archive     such a folder as one file, to be moved to another machine
renewal     another state in the place of the present one, at the next start
queries     which of the latest requests were of some form
prometheus  counts and times as text for a monitoring system
hooks       scripts that run once the stand-in is ready
"""
