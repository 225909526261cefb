"""The same small day in four engines: gpsim, SimPy as tutorials use it, Ciw and salabim.

Calls come for 480 minutes, at a rate that changes by the hour, and three people answer them. Callers hold until they
are answered or out of patience, and then hang up for good. Some of those who are answered see a GP, a nurse or a
pharmacist, in the order in which they come; some of those whom a nurse or the pharmacist saw see a GP as well.

The end of the day: after 480 minutes nobody rings any more, and everybody who is there then is still dealt with, on
the telephone and in the waiting rooms. A day counts once the last of them has gone.
"""
