using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Journals;

/// <summary>Plays of one run by hour. Pure.</summary>
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
            .. from line in lines
               where line.Record.Kind == JournalKinds.Play
               let play = ProtocolJson.TryRead<PlayBody>(line.Record.Body)
               where play is not null
               let at = line.Record.MonoMs + delta ?? line.Record.WallMs
               group play by (Hour: at - ((at % HourMs) + HourMs) % HourMs, play.Screen, play.Item, play.Language, play.Sha256) into same
               orderby same.Key.Hour
               select new FoldedPlays(same.Key.Hour, delta is not null, same.Key.Screen, same.Count(), same.Key.Item, same.Key.Language, same.Key.Sha256),
        ];
    }
}
