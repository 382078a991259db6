-- Adds up forecasts for: trackrecord score --cells CELLS --counts COUNTS{options}
-- One step a view. The results are the views trackrecord_cells and trackrecord_counts: write each to CSV files with a header.
-- Columns are read as text, whatever their type: what cannot be read is counted as rejected, and nothing is dropped.
-- A time without an offset is UTC; other offsets are rejected. Rows have no order here: of two forecasts at one instant the one with
-- the greater id, then with the greater probability, is the later one.

-- What the rows of forecasts say, white space folded. Of a source type that is spelled in several ways, one spelling is shown.
{view} trackrecord_stated AS
SELECT
  TRIM(CAST({question_id} AS {text})) AS question,
  {fold:{source}} AS source,
  LOWER({joint:{source_type}}) AS type_key,
  MIN({fold:{source_type}}) OVER (PARTITION BY LOWER({joint:{source_type}})) AS source_type,
  UPPER(TRIM(CAST({forecast_date} AS {text}))) AS made,
  TRIM(CAST({probability} AS {text})) AS said,
  COALESCE(TRIM(CAST({forecast_id} AS {text})), '') AS forecast_id,
  TRIM(CAST({weight} AS {text})) AS own_weight{own_columns}
FROM {forecasts};

-- Days as days since 1970, instants as milliseconds since then, probabilities from 0 to 1, weights from 0; null where there is none.
{view} trackrecord_forecasts AS
SELECT
  *,
  {days:made} AS made_day,
  {milliseconds:made} AS made_milliseconds,
  LENGTH(made) > 10 AS made_has_time,
  CASE
    WHEN {matches}(said, '^[0-9]*[.,]?[0-9]+ ?%$') THEN TRY_CAST(CONCAT(REPLACE(TRIM(REPLACE(said, '%', '')), ',', '.'), 'e-2') AS DOUBLE)
    WHEN {matches}(said, '{number}') THEN TRY_CAST(CONCAT(REPLACE(said, ',', '.'), '{scale}') AS DOUBLE)
  END AS probability,
  CASE WHEN COALESCE(own_weight, '') = '' THEN 1.0 WHEN {matches}(own_weight, '{number}') THEN TRY_CAST(own_weight AS DOUBLE) END AS weight
FROM trackrecord_stated;

-- What the rows of resolutions say: 1 for yes, 0 for no, 2 for annulled, 3 for open; null where that is not understood.
{view} trackrecord_resolutions AS
SELECT
  question,
  CASE
    WHEN outcome IN ('yes', 'y', 'true', 't', '1', '1.0') THEN 1
    WHEN outcome IN ('no', 'n', 'false', 'f', '0', '0.0') THEN 0
    WHEN outcome IN ('void', 'annulled', 'cancelled', 'canceled', 'n/a', 'ambiguous') THEN 2
    WHEN outcome IN ('na') THEN CASE WHEN resolved = '' THEN 3 ELSE 2 END
    WHEN outcome IN ('', 'pending', 'open', 'tbd', 'nan', 'null', 'none') THEN 3
  END AS ending,
  {days:resolved} AS resolved_day,
  {milliseconds:resolved} AS resolved_milliseconds,
  LENGTH(resolved) > 10 AS resolved_has_time,
  resolved <> '' AND (NOT {matches}(resolved, '{moment}') OR TRY_CAST(SUBSTR(resolved, 1, 10) AS DATE) IS NULL) AS is_unreadable,
  {days:closes} AS closes_day,
  {milliseconds:closes} AS closes_milliseconds,
  LENGTH(closes) > 10 AS closes_has_time,
  closes <> '' AND (NOT {matches}(closes, '{moment}') OR TRY_CAST(SUBSTR(closes, 1, 10) AS DATE) IS NULL) AS is_unreadable_deadline
FROM (
  SELECT
    TRIM(CAST({question_id} AS {text})) AS question,
    LOWER(TRIM(COALESCE(CAST({outcome} AS {text}), ''))) AS outcome,
    UPPER(TRIM(COALESCE(CAST({resolved_on} AS {text}), ''))) AS resolved,
    UPPER(TRIM(COALESCE(CAST({closes_on} AS {text}), ''))) AS closes
  FROM {resolutions}
) AS resolutions_as_text;

-- What follows for each question. Of several rows that agree the first day stands; rows that contradict each other cannot be used.
{view} trackrecord_questions AS
SELECT
  question,
  MAX(CASE WHEN ending < 2 THEN ending END) AS happened,
  MAX(CASE WHEN ending = 2 THEN 1 ELSE 0 END) = 1 AS is_annulled,
  MIN(CASE WHEN ending < 3 THEN resolved_day END) AS resolved_day,
  MIN(CASE WHEN ending < 3 THEN resolved_milliseconds END) AS resolved_milliseconds,
  MAX(CASE WHEN ending < 3 AND resolved_has_time THEN 1 ELSE 0 END) = 1 AS resolved_has_time,
  MIN(closes_day) AS closes_day,
  MIN(closes_milliseconds) AS closes_milliseconds,
  MAX(CASE WHEN closes_has_time THEN 1 ELSE 0 END) = 1 AS closes_has_time,
  MAX(CASE WHEN is_unreadable OR is_unreadable_deadline OR ending IS NULL THEN 1 ELSE 0 END) = 1
    OR COUNT(DISTINCT CASE WHEN ending < 3 THEN ending END) > 1
    OR COUNT(DISTINCT closes_day) > 1
    OR MAX(CASE WHEN ending < 2 THEN 1 ELSE 0 END) = 1 AND MIN(CASE WHEN ending < 2 THEN resolved_day END) IS NULL AS is_unusable
FROM trackrecord_resolutions
GROUP BY question;

-- How the question of each forecast stands on {as_of}, day {as_of_day} since 1970: what was resolved later is not known yet.
{view} trackrecord_forecasts_on_questions AS
SELECT
  f.*,
  q.happened,
  q.resolved_day,
  q.resolved_milliseconds,
  q.resolved_has_time,
  q.closes_day IS NOT NULL AND (CASE WHEN made_has_time AND closes_has_time THEN made_milliseconds > closes_milliseconds ELSE made_day > closes_day END) AS is_after_deadline,
  CASE
    WHEN q.is_unusable THEN 'unusable'
    WHEN COALESCE(q.resolved_day <= {as_of_day}, TRUE) AND q.is_annulled THEN 'annulled'
    WHEN q.resolved_day <= {as_of_day} AND q.happened IS NOT NULL THEN 'resolved'
    WHEN q.closes_day < {as_of_day} THEN 'overdue'
    WHEN {has_deadlines} AND q.closes_day IS NULL AND q.happened IS NULL AND NOT COALESCE(q.is_annulled, FALSE) THEN 'without deadline'
    ELSE 'open'
  END AS question_status
FROM trackrecord_forecasts AS f
LEFT JOIN trackrecord_questions AS q ON f.question = q.question;

-- The groups, and which rows are filtered or cannot be used.
{view} trackrecord_grouped AS
SELECT
  *{group_columns},
  CASE
    WHEN NOT ({where_rows}) THEN 'filtered'
    WHEN COALESCE(question, '') = '' OR COALESCE(source, '') = '' OR COALESCE(type_key, '') = '' OR made_day IS NULL THEN 'rejected'
    WHEN NOT COALESCE(probability BETWEEN 0 AND 1, FALSE) OR NOT COALESCE(weight >= 0, FALSE) OR question_status = 'unusable' THEN 'rejected'
    WHEN NOT ({where_questions}) THEN 'filtered'
    ELSE ''
  END AS left_out
FROM trackrecord_forecasts_on_questions;

-- The same forecast once more: the same question, source, type, columns that are grouped by, instant, probability and id.
{view} trackrecord_copies AS
SELECT
  *,
  ROW_NUMBER() OVER (
    PARTITION BY left_out, question, source, type_key{own_names}, probability, made_day, made_milliseconds, forecast_id
    ORDER BY weight
  ) AS copy,
  FIRST_VALUE(forecast_id) OVER (
    PARTITION BY left_out, question, source, type_key{own_names}, probability, made_day
    ORDER BY forecast_id, made_milliseconds
  ) AS first_id
FROM trackrecord_grouped;

-- What becomes of each row.
{view} trackrecord_statuses AS
SELECT
  *,
  CASE
    WHEN left_out <> '' THEN left_out
    WHEN copy > 1 OR {repeats_are_dropped} AND forecast_id <> first_id THEN 'duplicate'
    WHEN made_day > {as_of_day} THEN 'out_of_period'
    WHEN question_status IN ('open', 'overdue') AND {late_are_dropped} AND is_after_deadline THEN 'after_deadline'
    WHEN question_status = 'open' THEN 'pending'
    WHEN question_status = 'overdue' THEN 'overdue'
    WHEN question_status = 'without deadline' THEN 'unscorable'
    WHEN question_status = 'annulled' THEN 'annulled'
    WHEN NOT ({in_period}) THEN 'out_of_period'
    WHEN CASE WHEN made_has_time AND resolved_has_time THEN made_milliseconds > resolved_milliseconds ELSE made_day > resolved_day END THEN 'after_resolution'
    WHEN {same_day_is_dropped} AND made_day = resolved_day THEN 'same_day_dropped'
    WHEN {late_are_dropped} AND is_after_deadline THEN 'after_deadline'
    ELSE 'scored'
  END AS status
FROM trackrecord_copies;

-- The forecasts of a source on a question in the order of time; each holds from its day until the next one's.
{view} trackrecord_in_order AS
SELECT
  *,
  CASE WHEN status = 'scored' THEN resolved_day ELSE {as_of_day} END AS end_day,
  ROW_NUMBER() OVER (
    PARTITION BY status, question, source, type_key{own_names}
    ORDER BY made_day, made_milliseconds, forecast_id, probability
  ) AS place,
  COUNT(*) OVER (PARTITION BY status, question, source, type_key{own_names}) AS forecasts_of_source,
  MIN(made_day) OVER (PARTITION BY status, question, source, type_key{own_names}) AS first_day,
  LEAD(made_day) OVER (
    PARTITION BY status, question, source, type_key{own_names}
    ORDER BY made_day, made_milliseconds, forecast_id, probability
  ) AS next_day
FROM trackrecord_statuses
WHERE status IN ('scored', 'overdue');

-- What each forecast weighs: --updates {updates}.
{view} trackrecord_weighted AS
SELECT
  *,
  weight * {update_weight} AS counted_weight
FROM trackrecord_in_order;

-- Result: forecasts that say the same of a question, added up. The outcome of an overdue question is blank.
{view} trackrecord_cells AS
SELECT
  {cell_groups}question,
  probability,
  CASE WHEN status = 'scored' THEN happened END AS outcome,
  COUNT(*) AS forecasts,
  SUM(counted_weight) AS weight,
  SUM(counted_weight * counted_weight) AS squared_weight
FROM trackrecord_weighted
WHERE counted_weight > 0
GROUP BY {group_names}question, probability, CASE WHEN status = 'scored' THEN happened END;

-- Result: what became of all rows, and how many sources made those that have weight. The last row is all together.
{view} trackrecord_counts AS
SELECT {count_groups}s.status, s.{rows}, COALESCE(c.sources, 0) AS sources
FROM (SELECT {group_names}status, COUNT(*) AS {rows} FROM trackrecord_statuses GROUP BY {group_names}status) AS s
LEFT JOIN (
  SELECT {group_names}status, COUNT(DISTINCT source) AS sources
  FROM trackrecord_weighted
  WHERE status = 'scored' AND counted_weight > 0
  GROUP BY {group_names}status
) AS c ON s.status = c.status{same_group}
UNION ALL
SELECT
  {no_groups}'overall',
  (SELECT COUNT(*) FROM trackrecord_stated),
  (SELECT COUNT(DISTINCT source) FROM trackrecord_weighted WHERE status = 'scored' AND counted_weight > 0);
