using System.Collections.Concurrent;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Links;

/// <summary>What one connection has carried, so that a wake-up sends only what is new. Forgotten with the connection.</summary>
internal sealed class SentState
{
    // A device drives a few screens and is told one thing at a time; three dictionaries made for many would be held per connection.
    private const int Writers = 1;
    private const int Few = 2;

    /// <summary>Nothing is sent before the device has said hello: only then is known what it holds.</summary>
    public bool Greeted { get; set; }

    public long Roster { get; set; }

    /// <summary>How it may fetch media, as sent.</summary>
    public DownloadSettings? Downloads { get; set; }

    /// <summary>The PIN of its technician page, as sent.</summary>
    public string? PinHash { get; set; }

    /// <summary>The recall list as sent.</summary>
    public string? Recalls { get; set; }

    public ConcurrentDictionary<Guid, SentManifest> Manifests { get; } = new(Writers, Few);

    /// <summary>Per screen the manifest whose drawing this connection has told of.</summary>
    public ConcurrentDictionary<Guid, long> Drawn { get; } = new(Writers, Few);

    /// <summary>Commands sent on this connection; their number is bounded by their validity.</summary>
    public ConcurrentDictionary<Guid, byte> Commands { get; } = new(Writers, Few);
}

/// <summary>A manifest version and when it went out; <see cref="DateTimeOffset.MaxValue"/>: the device had it already.</summary>
internal readonly record struct SentManifest(long Version, DateTimeOffset At);
