using System.Collections.Concurrent;
using Doingoai.Portal.Devices.Journals;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Protocol.Journals;

namespace Doingoai.Portal.Devices.Plays;

/// <summary>
/// Was it ever sent? A play counts as proof only if a manifest of that screen, cut for that device, had the entry with that
/// slide; what was sent says which item it was, whatever the device calls it.
/// </summary>
internal sealed class PlayClaims(IScreenManifests manifests)
{
    private const int MostKept = 50_000;

    private readonly ConcurrentDictionary<(Guid Device, Guid Screen, long Manifest, string Entry), EntryInfo> _sent = new();

    /// <summary>Follows the plays of a batch.</summary>
    public async Task<PlayChanges> FollowAsync(Guid device, CheckedBatch batch, PlayTally before, CancellationToken cancel)
    {
        var claims = new Dictionary<PlayBody, PlayClaim>(ReferenceEqualityComparer.Instance); // of each record its own: the words of a play are long to hash
        var asked = new Dictionary<PlayBody, EntryInfo?>();
        foreach (var one in batch.Records)
        {
            if (one.Play is not { Entry.Length: > 0 } play) continue;
            if (!_sent.TryGetValue(Key(device, play), out var sent) && !asked.TryGetValue(play, out sent)) asked[play] = sent = await SentAsync(device, play, cancel);
            claims[play] = Judge(play, sent);
        }

        return PlayChanges.Of(batch, before, play => claims[play]);
    }

    /// <summary>Folded counts name a slide but no manifest.</summary>
    public async Task<PlayClaim> FoldedAsync(Guid device, FoldedPlays plays, CancellationToken cancel)
    {
        if (!plays.IsTimeProven) return new(PlayDoubt.NoTime, plays.Item, plays.Language, plays.Sha256);
        if (plays.Item is null || plays.Sha256 is null) return new(PlayDoubt.None, plays.Item, plays.Language);
        var sent = await manifests.SentSlideAsync(device, plays.Screen, plays.Sha256, cancel);
        return Judge(new(plays.Screen, 0, "", plays.Item, plays.Language, plays.Sha256), sent);
    }

    /// <summary>What the device says beside what was sent. Pure.</summary>
    public static PlayClaim Judge(PlayBody play, EntryInfo? sent)
    {
        if (sent is null) return new(PlayDoubt.NeverSent, play.Item, play.Language, play.Sha256);
        var isOther = Differs(play.Item, sent.Item) || Differs(play.Language, sent.Language) || Differs(play.Sha256, sent.Sha256);
        return isOther ? new(PlayDoubt.OtherSlide, play.Item, play.Language, play.Sha256) : new(PlayDoubt.None, sent.Item, sent.Language, sent.Sha256, sent.Title);
    }

    // A player that changed to the next manifest in this very moment may not be able to say; it does not say otherwise.
    private static bool Differs(string? said, string? sent) => said is not null && said != sent;

    private async Task<EntryInfo?> SentAsync(Guid device, PlayBody play, CancellationToken cancel)
    {
        if (await manifests.SentEntryAsync(device, play.Screen, play.Manifest, play.Entry, cancel) is not { } sent) return null; // what is never sent is not remembered: there is no end of names

        if (_sent.Count >= MostKept) _sent.Clear();
        return _sent[Key(device, play)] = sent;
    }

    private static (Guid Device, Guid Screen, long Manifest, string Entry) Key(Guid device, PlayBody play) => (device, play.Screen, play.Manifest, play.Entry);
}
