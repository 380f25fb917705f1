"""Running the notebooks: execution, results, report, publishing."""
