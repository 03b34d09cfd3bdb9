using System.Security.Cryptography;
using System.Text;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Protocol.Enrolment;

namespace Doingoai.Portal.Devices.Enrolments;

/// <summary>The portal's half of a start packet: for one device, once, for a few days. Making another ends the one before, and so does whatever ends the device's key.</summary>
[Audited(Except = [nameof(Verifier), nameof(Revision)])]
internal sealed class StartTicket
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private StartTicket()
    {
    }

    public StartTicket(Guid device, string secret, Person by, DateTimeOffset now)
    {
        (Id, Device, Verifier) = (Guid.CreateVersion7(now), device, StartPacket.Verifier(secret));
        (MadeBy, MadeAt, ExpiresAt) = (by.Id, now, now + Life);
    }

    public Guid Id { get; private set; }

    public Guid Device { get; private set; }

    public string Verifier { get; private set; } = "";

    public Guid MadeBy { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Key of the machine that used it.</summary>
    public string? UsedKid { get; private set; }

    /// <summary>Another was made for the device, another machine became it, or its keys were ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public int Revision { get; private set; }

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && EndedAt is null && now < ExpiresAt;

    public void End(DateTimeOffset now)
    {
        if (UsedAt is not null || EndedAt is not null) return;
        EndedAt = now;
        Revision++;
    }

    /// <summary>Uses it up; true the first time. The same machine may ask again after a lost answer.</summary>
    public bool Use(StartRequest request, DateTimeOffset now)
    {
        var proof = Encoding.ASCII.GetBytes(StartPacket.Proof(Verifier, Id, request.Key));
        if (!CryptographicOperations.FixedTimeEquals(proof, Encoding.ASCII.GetBytes(request.Proof))) throw new RuleException("start.wrong-secret");
        var kid = request.Key.Thumbprint();
        if (UsedKid == kid) return false;
        if (UsedAt is not null) throw new RuleException("start.used");
        if (EndedAt is not null) throw new RuleException("start.ended");
        if (now >= ExpiresAt) throw new RuleException("start.expired");

        (UsedAt, UsedKid) = (now, kid);
        Revision++;
        return true;
    }
}
