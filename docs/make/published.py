"""What is published beside which a practice's page puts its own figures: of England, and of such practices."""

from collections.abc import Mapping
from typing import NamedTuple

from gpsim.units import Name


class Published(NamedTuple):
    """A published figure as it is shown, and the key of its source in scenarios/sources.toml."""

    figure: str
    source: Name


ENGLAND: Mapping[Name, Published] = {
    "calls_per_1000_per_day": Published("27-28", "cbt"),
    "calls_answered_share": Published("54-58%", "cbt"),
    "calls_menu_share": Published("25-27%", "cbt"),
    "online_requests_per_1000_per_month": Published("136; thirds of practices 15, 76 and 257", "ocs"),
    "needs_told_to_try_again_share": Published("7% of last contacts", "gpps_2026"),
    "answered_by_next_working_day_share": Published("93% of last contacts", "gpps_2026"),
    "appointments_per_1000_per_day": Published("21, of 23.3 with networks", "gpad_2025"),
    "appointments_share.gp": Published("44-46%", "gpad_2025"),
    "appointments_share.face_to_face": Published("64.5%", "gpad_2025"),
    "appointments_share.telephone": Published("25%", "gpad_2025"),
    "appointments_share.home_visit": Published("1.2%", "gpad_2025"),
    "planned_share": Published("26.7%", "gpad_2025"),
    "same_day_share": Published("43.7%", "gpad_2025"),
    "same_day_per_1000_per_month": Published("median 199; the highest tenth 3.5 times the lowest", "gpad_urgent"),
    "urgent_same_day_share": Published("77%", "gpad_urgent"),
    "dna_share": Published("4.6%", "gpad_2025"),
    "missed_per_1000_per_month": Published("19.1 in the middle fifth of deprivation", "gpad_urgent"),
}
SUCH: Mapping[Name, Mapping[Name, Published]] = {
    "large_urban_deprived": {
        "calls_per_1000_per_day": Published("28.7 to England's 24.5 in August 2026", "cbt"),
        "needs_told_to_try_again_share": Published("9.7% of last contacts", "gpps_2026"),
        "missed_per_1000_per_month": Published("27.1", "gpad_urgent"),
        "continuity_share": Published("34.3% in large practices", "gpad_amc"),
    },
    "small_rural": {
        "missed_per_1000_per_month": Published("14.4 in the least deprived fifth", "gpad_urgent"),
        "continuity_share": Published("50.4% in small practices", "gpad_amc"),
    },
    "one_triage_list": {
        "online_requests_per_1000_per_month": Published("132-156, 72% of 2.2-2.6 requests a year", "chappell_2023"),
    },
    "reference_2016": {
        "dna_share": Published("5.3% in 2018, from memory; by interval as published", "gponline_2018"),
    },
}
DERIVED: Mapping[Name, str] = {
    "same_day_per_1000_per_month": "appointments booked on the day, per 1,000 patients a month",
    "missed_per_1000_per_month": "appointments missed, per 1,000 patients a month",
}
MONTH = 253.0 / 12.0  # working days


def derived(metrics: Mapping[Name, float]) -> dict[Name, float]:
    """Numbers that are published and are no metric of their own, of one replication."""
    a_month = metrics["appointments_per_1000_per_day"] * MONTH
    return {
        "same_day_per_1000_per_month": a_month * metrics["same_day_share"],
        "missed_per_1000_per_month": a_month * metrics["dna_share"],
    }
