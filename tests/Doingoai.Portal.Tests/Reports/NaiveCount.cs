using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Reports;

/// <summary>Counts plays the slow way: per play, look for what ended it, then walk through its time. Shares nothing with what it checks.</summary>
internal static class NaiveCount
{
    private const long Hour = 3_600_000;

    public static Dictionary<(long Hour, Guid Screen, string Item, string Language), (long Plays, long ShownMs)> Of(IReadOnlyList<JournalRecord> records, long delta)
    {
        var sums = new Dictionary<(long, Guid, string, string), (long Plays, long ShownMs)>();
        for (var at = 0; at < records.Count; at++)
        {
            if (Play(records[at]) is not { Item: { } item } play) continue;
            var begun = records[at].MonoMs + delta;
            Add(begun - (begun % Hour), 1, 0);
            long shown = 0;
            for (var next = at + 1; next < records.Count; next++)
            {
                var silence = records[next].MonoMs - records[next - 1].MonoMs;
                if (silence is > 0 and <= 300_000) shown += silence;
                if (records[next].Kind == JournalKinds.Stop || Play(records[next])?.Screen == play.Screen) break;
            }

            for (var hour = begun - (begun % Hour); hour < begun + shown; hour += Hour)
                Add(hour, 0, Math.Min(begun + shown, hour + Hour) - Math.Max(begun, hour));

            void Add(long hour, long plays, long ms)
            {
                var key = (hour, play.Screen, item, play.Language ?? "");
                var known = sums.GetValueOrDefault(key);
                sums[key] = (known.Plays + plays, known.ShownMs + ms);
            }
        }

        return sums;
    }

    private static PlayBody? Play(JournalRecord record) => record.Kind == JournalKinds.Play ? ProtocolJson.TryRead<PlayBody>(record.Body) : null;
}
