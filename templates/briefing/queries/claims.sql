-- What each source says of each incident of the period: a row for each claim.
-- Parameters: $period_start, $period_end.
-- Columns: id, incident, title, date and place_written of the incident; stands (whether its figures stand for the incident
-- under the rule in force); single_source (the incident rests on one), differs (its claims differ); source, publisher, source_type; claimed_date, date_verbatim (the day the source
-- gives), place_verbatim (the place, where claims give different ones); killed, wounded, casualties (counts) and what was printed: killed_verbatim, wounded_verbatim,
-- casualties_verbatim; attributed_to, attribution_basis, note.
SELECT
  c.id,
  c.incident,
  i.title,
  i.date,
  i.place_written,
  i.single_source,
  i.differs_in IS NOT NULL AS differs,
  c.stands,
  c.source,
  s.publisher,
  s.type AS source_type,
  c.date AS claimed_date,
  c.date_verbatim,
  c.place_verbatim,
  count_of(c.killed) AS killed,
  count_of(c.wounded) AS wounded,
  count_of(c.casualties) AS casualties,
  c.killed_verbatim,
  c.wounded_verbatim,
  c.casualties_verbatim,
  c.attributed_to,
  c.attribution_basis,
  c.note
FROM claims AS c
JOIN incidents AS i ON i.id = c.incident
JOIN sources AS s ON s.id = c.source
WHERE i.date BETWEEN $period_start AND $period_end
ORDER BY i.date, c.incident, c.id
