using System.Data;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>Everything the writer writes. What may arrive twice is written so that the second time changes nothing.</summary>
internal static class Statements
{
    private const DbType Int = DbType.Int32;
    private const DbType Long = DbType.Int64;
    private const DbType Real = DbType.Double;
    private const DbType Text = DbType.String;

    public static readonly Statement AddPlace = new("INSERT INTO place (guid) VALUES (@p0) ON CONFLICT (guid) DO NOTHING", Text);

    public static readonly Statement FindPlace = new("SELECT id FROM place WHERE guid = @p0", Text);

    public static readonly Statement AddReading = new(
        """
        INSERT INTO reading_minute (place, metric, minute_ms, count, min, max, sum, last) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
        ON CONFLICT (place, metric, minute_ms) DO UPDATE SET
          count = reading_minute.count + excluded.count, sum = reading_minute.sum + excluded.sum, last = excluded.last,
          min = CASE WHEN excluded.min < reading_minute.min THEN excluded.min ELSE reading_minute.min END,
          max = CASE WHEN excluded.max > reading_minute.max THEN excluded.max ELSE reading_minute.max END
        """,
        Int, Text, Long, Int, Real, Real, Real, Real);

    public static readonly Statement AddRun = new(
        "INSERT INTO journal_run (place, run, up_to_seq, last_sha256) VALUES (@p0, @p1, 0, '') ON CONFLICT (place, run) DO NOTHING", Int, Text);

    public static readonly Statement FindRun = new("SELECT id FROM journal_run WHERE place = @p0 AND run = @p1", Int, Text);

    public static readonly Statement AddRecord = new(
        "INSERT INTO journal_record (run, seq, kind, mono_ms, at_ms, received_ms, line) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6) ON CONFLICT (run, seq) DO NOTHING",
        Int, Long, Text, Long, Long, Long, Text);

    public static readonly Statement AddPlay = new(
        """
        INSERT INTO play (run, seq, place, manifest, entry, item, language, sha256, mono_ms, at_ms, shown_ms, doubt) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p11, @p10)
        ON CONFLICT (run, seq) DO NOTHING
        """,
        Int, Long, Int, Long, Text, Text, Text, Text, Long, Long, Int, Long);

    public static readonly Statement FindPlay = new("SELECT place, item, language, at_ms, shown_ms, doubt FROM play WHERE run = @p0 AND seq = @p1", Int, Long);

    public static readonly Statement UnplacedPlays = new("SELECT seq FROM play WHERE run = @p0 AND at_ms IS NULL", Int);

    public static readonly Statement ShowPlay = new("UPDATE play SET shown_ms = @p2 WHERE run = @p0 AND seq = @p1", Int, Long, Long);

    public static readonly Statement DoubtPlay = new("UPDATE play SET doubt = @p2 WHERE run = @p0 AND seq = @p1", Int, Long, Int);

    public static readonly Statement AddSubject = new("INSERT INTO play_subject (item, language, title) VALUES (@p0, @p1, @p2) ON CONFLICT (item, language) DO NOTHING", Text, Text, Text);

    public static readonly Statement FindSubject = new("SELECT id FROM play_subject WHERE item = @p0 AND language = @p1", Text, Text);

    public static readonly Statement NameSubject = new("UPDATE play_subject SET title = @p1 WHERE id = @p0", Int, Text);

    public static readonly Statement AddHour = new(
        """
        INSERT INTO play_hour (hour_ms, place, subject, plays, shown_ms) VALUES (@p0, @p1, @p2, @p3, @p4)
        ON CONFLICT (hour_ms, place, subject) DO UPDATE SET plays = play_hour.plays + excluded.plays, shown_ms = play_hour.shown_ms + excluded.shown_ms
        """,
        Long, Int, Int, Long, Long);

    public static readonly Statement AddDay = new(
        """
        INSERT INTO play_day (day_ms, place, subject, plays, shown_ms) VALUES (@p0, @p1, @p2, @p3, @p4)
        ON CONFLICT (day_ms, place, subject) DO UPDATE SET plays = play_day.plays + excluded.plays, shown_ms = play_day.shown_ms + excluded.shown_ms
        """,
        Long, Int, Int, Long, Long);

    public static readonly Statement AddFolded = new(
        """
        INSERT INTO play_folded (device, sha256, line, hour_ms, place, item, language, plays, shown_ms, doubt) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
        ON CONFLICT (device, sha256, line) DO NOTHING
        """,
        Int, Text, Int, Long, Int, Text, Text, Long, Long, Int);

    public static readonly Statement FoldRun = new("UPDATE journal_run SET folded_to = @p1 WHERE id = @p0 AND (folded_to IS NULL OR folded_to < @p1)", Int, Long);

    public static readonly Statement FoldedTo = new("SELECT folded_to FROM journal_run WHERE id = @p0", Int);

    public static readonly Statement PlayLines = new("SELECT line FROM journal_record WHERE run = @p0 AND seq >= @p1 AND seq <= @p2 AND kind = 'play'", Int, Long, Long);

    public static readonly Statement AddBatch = new(
        "INSERT INTO journal_batch (run, from_seq, to_seq, signed) VALUES (@p0, @p1, @p2, @p3) ON CONFLICT (run, to_seq) DO NOTHING", Int, Long, Long, Text);

    public static readonly Statement AdvanceRun = new(
        "UPDATE journal_run SET up_to_seq = @p1, last_sha256 = @p2, delta_ms = @p3, plays = @p4 WHERE id = @p0", Int, Long, Text, Long, Text);

    public static readonly Statement PlaceRecords = new("UPDATE journal_record SET at_ms = mono_ms + @p1 WHERE run = @p0 AND at_ms IS NULL", Int, Long);

    public static readonly Statement PlacePlays = new("UPDATE play SET at_ms = mono_ms + @p1 WHERE run = @p0 AND at_ms IS NULL", Int, Long);

    public static readonly Statement AddDelivery = new(
        "INSERT INTO delivery (place, version, rung, at_ms, recorded_ms, reason, entry) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6) ON CONFLICT (place, version, rung) DO NOTHING",
        Int, Long, Int, Long, Long, Text, Text);

    public static readonly Statement AddFault = new(
        """
        INSERT INTO fault (place, screen, code, detail, count, first_ms, last_ms, ended_ms) VALUES (@p0, @p1, @p2, @p3, 1, @p4, @p4, NULL)
        ON CONFLICT (place, screen, code) DO UPDATE SET
          detail = excluded.detail, ended_ms = NULL,
          count = CASE WHEN fault.ended_ms IS NULL THEN fault.count + 1 ELSE 1 END,
          first_ms = CASE WHEN fault.ended_ms IS NULL THEN fault.first_ms ELSE excluded.first_ms END,
          last_ms = CASE WHEN excluded.last_ms > fault.last_ms THEN excluded.last_ms ELSE fault.last_ms END
        """,
        Int, Int, Text, Text, Long);

    public static readonly Statement EndFault = new(
        "UPDATE fault SET ended_ms = @p3 WHERE place = @p0 AND screen = @p1 AND code = @p2 AND ended_ms IS NULL", Int, Int, Text, Long);

    public static readonly Statement EndFaults = new(
        "UPDATE fault SET ended_ms = @p2 WHERE place = @p0 AND code = @p1 AND ended_ms IS NULL", Int, Text, Long);

    public static readonly Statement EndSpan = new("UPDATE availability_span SET to_ms = @p1 WHERE place = @p0 AND to_ms IS NULL", Int, Long);

    public static readonly Statement AddSpan = new(
        """
        INSERT INTO availability_span (place, from_ms, to_ms, state, reason) VALUES (@p0, @p1, NULL, @p2, @p3)
        ON CONFLICT (place, from_ms) DO UPDATE SET to_ms = NULL, state = excluded.state, reason = excluded.reason
        """,
        Int, Long, Int, Text);

    public static readonly Statement FindNextSpan = new("SELECT MIN(from_ms) FROM availability_span WHERE place = @p0 AND from_ms > @p1", Int, Long);

    public static readonly Statement CutSpan = new(
        "UPDATE availability_span SET to_ms = @p1 WHERE place = @p0 AND from_ms < @p1 AND (to_ms IS NULL OR to_ms > @p1)", Int, Long);

    public static readonly Statement AddLateSpan = new(
        "INSERT INTO availability_span (place, from_ms, to_ms, state, reason) VALUES (@p0, @p1, @p2, @p3, @p4) ON CONFLICT (place, from_ms) DO NOTHING", Int, Long, Long, Int, Text);

    public static readonly Statement Pulse = new(
        "INSERT INTO portal_pulse (id, at_ms) VALUES (1, @p0) ON CONFLICT (id) DO UPDATE SET at_ms = excluded.at_ms", Long);
}
