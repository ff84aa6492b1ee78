"""What can be handed over about a student, a cohort or a journal, so that others can check it themselves?"""
