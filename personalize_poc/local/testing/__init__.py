"""The stand-in in tests: mock_personalize, its decorator and pytest fixtures."""
