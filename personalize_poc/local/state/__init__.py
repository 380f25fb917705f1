"""One SQLite file and nothing else speaks SQL: `state.State` holds a repository for each part.

database            connections, transactions
migrations          tables, and how older files get them
resources           what the control plane makes; types has its kinds and statuses
events, records     what comes in one by one
job_queue           unfinished jobs
attribution_ledger  counts of metric attributions
disk_errors         damage and full disks, said plainly
"""
