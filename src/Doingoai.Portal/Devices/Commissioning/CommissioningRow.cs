using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Devices.Commissioning;

/// <summary>
/// The protocol of putting a device into service: who saw, heard and did what, when. It ends only after test card, sound, a
/// power cut that the portal itself saw (another boot of the machine) and a photo. What has ended stays as it was.
/// </summary>
[Audited(Except = [nameof(Revision)])]
internal sealed class CommissioningRow
{
    private CommissioningRow()
    {
    }

    public CommissioningRow(Guid device, Person by, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (Device, Person, PersonName, StartedAt) = (device, by.Id, by.Name, now);
    }

    public Guid Id { get; private set; }

    public Guid Device { get; private set; }

    public Guid Person { get; private set; }

    public string PersonName { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Every border of every screen was seen.</summary>
    public DateTimeOffset? CardAt { get; private set; }

    public DateTimeOffset? SoundAt { get; private set; }

    /// <summary>The device has no loudspeaker.</summary>
    public bool IsSilent { get; private set; }

    public DateTimeOffset? PowerAskedAt { get; private set; }

    /// <summary>Boot of the machine when the cut was asked for.</summary>
    public string? BootBefore { get; private set; }

    public DateTimeOffset? PowerAt { get; private set; }

    /// <summary>SHA-256 of the photo, encoded anew.</summary>
    public string? Photo { get; private set; }

    public DateTimeOffset? PhotoAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Revision { get; private set; }

    public CommissioningStep Step => this switch
    {
        { EndedAt: not null } => CommissioningStep.Ended,
        { CardAt: null } => CommissioningStep.Card,
        { SoundAt: null } => CommissioningStep.Sound,
        { PowerAt: null } => CommissioningStep.Power,
        { Photo: null } => CommissioningStep.Photo,
        _ => CommissioningStep.Finish,
    };

    public void SeeCard(DateTimeOffset now) => Do(CommissioningStep.Card, () => CardAt = now);

    public void Hear(bool isSilent, DateTimeOffset now) => Do(CommissioningStep.Sound, () => (SoundAt, IsSilent) = (now, isSilent));

    public void AskForCut(string? boot, DateTimeOffset now) => Do(CommissioningStep.Power, () =>
        (PowerAskedAt, BootBefore) = (now, boot ?? throw new RuleException("commissioning.not-connected")));

    /// <summary>The machine is connected as <paramref name="boot"/>: true if that is the boot the cut was for.</summary>
    public bool Booted(string boot, DateTimeOffset now)
    {
        if (Step != CommissioningStep.Power || PowerAskedAt is null || boot == BootBefore) return false;
        Do(CommissioningStep.Power, () => PowerAt = now);
        return true;
    }

    public void Show(string photo, DateTimeOffset now) => Do(CommissioningStep.Photo, () => (Photo, PhotoAt) = (photo, now));

    public void End(DateTimeOffset now) => Do(CommissioningStep.Finish, () => EndedAt = now);

    private void Do(CommissioningStep step, Action change)
    {
        if (Step != step) throw new RuleException("commissioning.not-this-step");
        change();
        Revision++;
    }
}

/// <summary>What is to be done next, in this order.</summary>
internal enum CommissioningStep
{
    Card,
    Sound,
    Power,
    Photo,
    Finish,
    Ended,
}
