using Doingoai.FleetSimulator.StandIn;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Powercut;

/// <summary>What the portal was told about one screen, and so must hold after any power cut.</summary>
internal sealed class Witness(Signer signer)
{
    private readonly Lock _gate = new();
    private long _least;
    private HashSet<string> _drawn = [];
    private HashSet<string> _recalled = [];
    private string? _recalling;

    /// <summary>Highest manifest said to be active, its entries said to be drawn, and recalls seen to hold.</summary>
    public (long Least, IReadOnlySet<string> Drawn, IReadOnlySet<string> Recalled) Now
    {
        get
        {
            lock (_gate) return (_least, _drawn, _recalled);
        }
    }

    /// <summary>The device said something; true if a newer manifest is active.</summary>
    public bool Hear(Envelope envelope)
    {
        if (envelope.Type != UpTypes.Delivery || ProtocolJson.TryRead<Delivery>(envelope.Body) is not { } delivery) return false;
        lock (_gate)
        {
            var isNewer = delivery.Version > _least && (delivery.Rung == DeliveryRung.Activated || delivery.Earlier?.Any(earlier => earlier.Rung == DeliveryRung.Activated) == true);
            if (isNewer) (_least, _drawn) = (delivery.Version, []);

            // A place whose new picture is still on its way shows the one before; that one may go.
            if (delivery.Rung == DeliveryRung.Drawn && delivery.Version == _least && delivery.Entry != _recalling && signer.Issued(_least)!.Playlists[0].Entries.Any(entry => entry.Id == delivery.Entry))
                _drawn = [.. _drawn, delivery.Entry!];
            return isNewer;
        }
    }

    /// <summary>A recall is about to be told: from now on it may be gone.</summary>
    public void Recalling(string entry)
    {
        lock (_gate) (_recalling, _drawn) = (entry, [.. _drawn.Where(drawn => drawn != entry)]);
    }

    /// <summary>The screen was seen without them after their recall.</summary>
    public void Recalled(string entry)
    {
        lock (_gate) _recalled = [.. _recalled, entry];
    }
}
