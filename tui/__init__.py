"""The workplaces in the terminal: mentor, exam committee, inspector, coordinator."""
