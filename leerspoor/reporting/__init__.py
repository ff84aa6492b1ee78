"""What do the people who work with it take to a meeting: the committee, the mentor, the coordinator?"""
