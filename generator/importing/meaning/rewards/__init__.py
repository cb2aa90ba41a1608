"""Who is rewarded: the forms of reward, whom each is for, what it asks for, how many there are.

`offers.py` reads one section, `gathering.py` puts a plan's together; `quotas.py` reads how many.
"""
