using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Devices.Enrolments;

/// <summary>A machine that asks to become a device. Confirmed rows stay; the others go a day after they ended.</summary>
internal sealed class PendingEnrolment
{
    private PendingEnrolment()
    {
    }

    public PendingEnrolment(EnrolmentRequest request, string portalNonce, string address, DateTimeOffset now, TimeSpan life)
    {
        Id = Guid.CreateVersion7(now);
        (Code, Commitment, Name, Player) = (request.Code, request.Commitment, request.Name, request.Player);
        (Kid, X, Y) = (request.Key.Thumbprint(), request.Key.X, request.Key.Y);
        (PortalNonce, Address, AnnouncedAt, ExpiresAt) = (portalNonce, address, now, now + life);
    }

    public Guid Id { get; private set; }

    public string Code { get; private set; } = "";

    public string Commitment { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Player { get; private set; } = "";

    public string Kid { get; private set; } = "";

    public string X { get; private set; } = "";

    public string Y { get; private set; } = "";

    public string PortalNonce { get; private set; } = "";

    public string? DeviceNonce { get; private set; }

    /// <summary>Where the request came from; only for limits and for the technician to see.</summary>
    public string Address { get; private set; } = "";

    public EnrolmentState State { get; private set; } = EnrolmentState.Announced;

    public DateTimeOffset AnnouncedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public Guid? Device { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public int Revision { get; private set; }

    public Jwk Key => new("EC", "P-256", X, Y);

    public bool IsOpen => State is EnrolmentState.Announced or EnrolmentState.Pending;

    /// <summary>What the state is at <paramref name="now"/>: time alone ends a row that nobody decided.</summary>
    public EnrolmentState StateAt(DateTimeOffset now) => IsOpen && now >= ExpiresAt ? EnrolmentState.Expired : State;

    /// <summary>The words both ends show; only after the reveal.</summary>
    public IReadOnlyList<string> Words(Jwk root) => DeviceNonce is { } nonce ? ThreeWords.Of(Key, root, nonce, PortalNonce) : [];

    /// <summary>Takes the nonce the device committed to; a second, other one is refused.</summary>
    public void Reveal(string nonce, DateTimeOffset now)
    {
        if (StateAt(now) == EnrolmentState.Pending && DeviceNonce == nonce) return; // asked again after a lost answer
        if (StateAt(now) != EnrolmentState.Announced) throw new RuleException("enrolment.not-open");
        if (ThreeWords.Commitment(nonce) != Commitment) throw new RuleException("enrolment.wrong-nonce");

        (DeviceNonce, State) = (nonce, EnrolmentState.Pending);
        Revision++;
    }

    public void Confirm(Guid device, Person by, DateTimeOffset now)
    {
        Decide(EnrolmentState.Confirmed, by, now);
        Device = device;
    }

    public void Refuse(Person by, DateTimeOffset now) => Decide(EnrolmentState.Refused, by, now);

    /// <summary>The same machine announced itself anew.</summary>
    public void Supersede(DateTimeOffset now)
    {
        (State, ExpiresAt) = (EnrolmentState.Expired, now);
        Revision++;
    }

    private void Decide(EnrolmentState state, Person by, DateTimeOffset now)
    {
        if (StateAt(now) != EnrolmentState.Pending) throw new RuleException("enrolment.not-open");
        (State, DecidedBy, DecidedAt) = (state, by.Id, now);
        Revision++;
    }
}
