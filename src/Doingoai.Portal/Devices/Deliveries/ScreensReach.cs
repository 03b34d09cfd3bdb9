using Doingoai.Portal.Content;
using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Telemetry;

namespace Doingoai.Portal.Devices.Deliveries;

/// <summary>Answers the editors' pages. They need no right to the board: where their own work arrived is theirs to know.</summary>
internal sealed class ScreensReach : IReach
{
    private readonly ReachReader _reader;
    private readonly ReachWords _words;
    private readonly TimeProvider _time;

    public ScreensReach(ReachReader reader, ReachWords words, DeliveryIntake deliveries, AvailabilityLoop availability, TimeProvider time)
    {
        (_reader, _words, _time) = (reader, words, time);
        deliveries.Changed += _ => Changed?.Invoke();
        availability.Changed += _ => Changed?.Invoke();
    }

    public event Action? Changed;

    public async Task<Reach?> OfAsync(ReachOf what, string id, CancellationToken cancel)
    {
        var now = _time.GetUtcNow();
        if (what == ReachOf.Item) return Say(await _reader.OfItemAsync(id, cancel), now);
        if (!Guid.TryParse(id, out var guid)) return null;
        return what == ReachOf.Playlist ? Say(await _reader.OfPlaylistAsync(guid, cancel), now) : await OfScreenAsync(guid, now, cancel);
    }

    private Reach? Say(ReachFigures reach, DateTimeOffset now) => reach.Of + reach.NotInUse == 0
        ? null
        : new(_words.Sentence(reach, now), reach.Missing.Count == 0 && reach.Of > 0, [.. reach.Missing.Select(one => _words.Missing(one, now))], []);

    private async Task<Reach?> OfScreenAsync(Guid screen, DateTimeOffset now, CancellationToken cancel)
    {
        if (await _reader.OfOneAsync(screen, cancel) is not var (figures, ladder)) return null;
        var steps = Ladder.Steps.Select(rung => new ReachStep(_words.Rung(rung), ladder.Find(rung) is { } reached ? ReachWords.At(reached.RecordedMs, now) : null));
        return Say(figures, now) is { } said ? said with { Steps = [.. steps] } : null;
    }
}
