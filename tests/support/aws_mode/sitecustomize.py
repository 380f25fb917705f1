"""In the kernels of a recorded run: the target is answered by the stand-in, and calls are kept.

Python imports this module at its start when its folder is on PYTHONPATH. If the target is called
`aws`, everything goes the way of target aws; its clients reach the stand-in all the same.
"""

import os
import time

_LONGEST = 0.1
_sleep = time.sleep
if os.environ.get("PERSONALIZE_POC_RECORDED_TARGET") != "local":
    # AWS takes minutes, the stand-in not.
    time.sleep = lambda seconds: _sleep(min(float(seconds), _LONGEST))

if os.environ.get("PERSONALIZE_POC_RECORDED_CALLS"):
    from tests.support import recorded_calls

    recorded_calls.install()
