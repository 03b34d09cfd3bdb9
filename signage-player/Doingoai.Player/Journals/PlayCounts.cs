using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Journals;

/// <summary>Plays of one run by hour: a play counts in the hour it begins in, its time on screen in the hours it lasts. Pure.</summary>
internal static class PlayCounts
{
    private const long HourMs = 3_600_000;

    public static IReadOnlyList<FoldedPlays> Of(IReadOnlyList<JournalLine> lines)
    {
        // One record with a proven clock places all of its run: they share the monotonic clock.
        var anchor = lines.FirstOrDefault(line => line.IsProven);
        var delta = anchor?.AtMs - anchor?.Record.MonoMs;
        return
        [
            .. from part in Parts(lines, delta)
               group part by (part.Hour, part.Play.Screen, part.Play.Item, part.Play.Language, part.Play.Sha256) into same
               orderby same.Key.Hour
               select new FoldedPlays(
                   same.Key.Hour, delta is not null, same.Key.Screen, same.Sum(part => part.Plays), same.Key.Item, same.Key.Language, same.Key.Sha256, same.Sum(part => part.ShownMs)),
        ];
    }

    private static IEnumerable<Part> Parts(IReadOnlyList<JournalLine> lines, long? delta)
    {
        var (tally, shown) = (PlayTally.New, new Dictionary<(string, long), ShownPlay>());
        foreach (var line in lines)
        {
            var play = line.Record.Kind == JournalKinds.Play ? ProtocolJson.TryRead<PlayBody>(line.Record.Body) : null;
            tally = tally.After(line.Record, play, out var grown);
            foreach (var one in grown) shown[(one.Play.Run, one.Play.Seq)] = one;
            if (play is { Entry.Length: > 0 }) yield return new(Hour(line.Record.MonoMs + delta ?? line.Record.WallMs), play, 1, 0);
        }

        var wall = lines.Where(line => line.Record.Kind == JournalKinds.Play).GroupBy(line => line.Record.MonoMs).ToDictionary(same => same.Key, same => same.First().Record.WallMs);
        foreach (var one in shown.Values)
        {
            var begun = one.Play.MonoMs + delta ?? wall[one.Play.MonoMs];
            for (var (from, end) = (begun, begun + one.ToMs); from < end; from = Hour(from) + HourMs)
                yield return new(Hour(from), one.Play.Play, 0, Math.Min(end, Hour(from) + HourMs) - from);
        }
    }

    private static long Hour(long at) => at - (((at % HourMs) + HourMs) % HourMs);

    private readonly record struct Part(long Hour, PlayBody Play, long Plays, long ShownMs);
}
