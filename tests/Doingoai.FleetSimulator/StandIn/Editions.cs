using System.Security.Cryptography;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.StandIn;

/// <summary>One manifest after another for a stand-in portal, each with some new pictures in the same places.</summary>
internal sealed class Editions(StandInPortal portal, int seed)
{
    // Two small ones, and one that comes in two pieces.
    private static readonly int[] Sizes = [40_000, 60_000, ManifestMedia.ChunkBytes + 5_000];

    // Players that lag further behind than this get the next manifest anyway.
    private const int KeptFiles = 40;

    private readonly Queue<string> _served = [];
    private readonly Random _chance = new(seed);
    private readonly List<ManifestEntry> _entries = [];
    private readonly Dictionary<string, ManifestMedia> _media = [];
    private ManifestEntry? _evergreen;
    private long _last;

    /// <summary>Signs the next one and offers it; answers what was signed.</summary>
    public Manifest Offer(IReadOnlyList<Recall>? recalls = null)
    {
        var manifest = Next(recalls);
        portal.Tell(DownTypes.Manifest, new ManifestMessage(manifest.Screen.Id, manifest.Version, portal.Signer.Sign(manifest)));
        return manifest;
    }

    private Manifest Next(IReadOnlyList<Recall>? recalls)
    {
        var now = StandInPortal.NowMs;
        _last = Math.Max(_last + 1, now);
        _evergreen ??= Picture("evergreen", "evergreen", 30_000, now);
        for (var slot = 0; slot < Sizes.Length; slot++)
        {
            if (_entries.Count == slot) _entries.Add(Picture($"{slot}-{_last}", $"slot-{slot}", Sizes[slot], now));
            else if (_chance.Next(10) < 7) _entries[slot] = Picture($"{slot}-{_last}", $"slot-{slot}", Sizes[slot] - _chance.Next(1_000), now);
        }

        ManifestEntry[] evergreen = [_evergreen];
        return portal.Signer.Compose(_last, now, [.. _entries], evergreen, [.. _entries.Concat(evergreen).Select(entry => _media[entry.Sha256!])], recalls);
    }

    private ManifestEntry Picture(string id, string slot, int size, long now)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        var media = Signer.Media(bytes);
        portal.Files[media.Sha256] = bytes;
        if (slot != "evergreen") _served.Enqueue(media.Sha256);
        if (_served.Count > KeptFiles) portal.Files.TryRemove(_served.Dequeue(), out _);
        _media[media.Sha256] = media;
        return portal.Signer.Entry(id, slot, bytes, now, durationMs: 500);
    }
}
