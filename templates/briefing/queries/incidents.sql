-- Every incident of the period, a row each, by date.
-- Parameters: $period_start, $period_end.
-- Columns: position (order by date, from 1), id, title; date, date_end, date_precision, date_reason, time; place_written, town, province, province_name,
-- country, origin_country, place_precision, place_note; category, target_groups (joined by "; "), target_type,
-- method, attacks, detonations; munitions (count), munition_written; killed, wounded, casualties (counts; in
-- casualties what a source does not split); attributed_to, attribution_basis, attribution_source (whose claim
-- that is); source_ids (joined by ";"), sources (how many that are independent), single_source (no two of them
-- give a number of people struck), party_source (one is a party to the conflict), claims (how many), status, note.
SELECT
  row_number() OVER (ORDER BY date, id) AS position,
  id,
  title,
  date,
  date_end,
  date_precision,
  date_reason,
  time,
  place_written,
  town,
  province,
  province_name,
  country,
  origin_country,
  place_precision,
  place_note,
  category,
  target_groups,
  target_type,
  method,
  attacks,
  detonations,
  count_of(munitions) AS munitions,
  munition_written,
  count_of(killed) AS killed,
  count_of(wounded) AS wounded,
  count_of(casualties) AS casualties,
  attributed_to,
  attribution_basis,
  attribution_source,
  source_ids,
  sources,
  single_source,
  party_source,
  claims,
  status,
  note
FROM incidents
WHERE date BETWEEN $period_start AND $period_end
ORDER BY date, id
