-- Incidents of the period whose claims differ: a row for each. What a claim does not state differs from nothing.
-- Parameters: $period_start, $period_end.
-- Columns: id, title, date; differs_in ("killed", "wounded", "casualties", "date", "place", "attribution", joined by
-- ";"); rule (where the incident departs from the briefing's), rule_reason, preferred_reason, date_reason.
SELECT
  id,
  title,
  date,
  differs_in,
  rule,
  rule_reason,
  preferred_reason,
  date_reason
FROM incidents
WHERE date BETWEEN $period_start AND $period_end
  AND differs_in IS NOT NULL
ORDER BY date, id
