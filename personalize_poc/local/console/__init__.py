"""The console: the stand-in seen in a browser.

pages          the files of the page, with the headers that keep other pages out
endpoints      what the page asks for, one function a path
resource_map   the resources of a caller, and how one of them was made
made_by        the request that makes a resource, as boto3 and as AWS CLI
dataset_view   the records of a dataset in figures
model_view     the offline metrics of solution versions, beside the baselines
catalogue      people and items to try a campaign with
static/        the page itself: plain modules of JavaScript, no build step
"""
