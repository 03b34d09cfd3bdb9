using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>An order to a device: kept before it is sent, visible until it is over, never carried out twice.</summary>
[Audited(Except = [nameof(Revision)])]
internal sealed class CommandRow
{
    private CommandRow()
    {
    }

    public CommandRow(Guid device, Guid? screen, long sequence, string name, Person by, DateTimeOffset now, TimeSpan validity)
    {
        Id = Guid.CreateVersion7(now);
        (Device, Screen, Sequence, Name) = (device, screen, sequence, name);
        (OrderedBy, AcceptedAt, NotAfter) = (by.Id, now, now + validity);
    }

    public Guid Id { get; private set; }

    public Guid Device { get; private set; }

    public Guid? Screen { get; private set; }

    /// <summary>Per device, from 1, without gaps.</summary>
    public long Sequence { get; private set; }

    public string Name { get; private set; } = "";

    public Guid OrderedBy { get; private set; }

    public DateTimeOffset AcceptedAt { get; private set; }

    /// <summary>Portal time; later it is not carried out any more.</summary>
    public DateTimeOffset NotAfter { get; private set; }

    public CommandState State { get; private set; } = CommandState.Accepted;

    public DateTimeOffset? SentAt { get; private set; }

    public DateTimeOffset? ReceivedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Closed word of the device, or why the portal does not believe it.</summary>
    public string? Reason { get; private set; }

    /// <summary>SHA-256 of the picture a screenshot brought, as re-encoded here.</summary>
    public string? Picture { get; private set; }

    public int Revision { get; private set; }

    public bool IsFinal => State is CommandState.Done or CommandState.Unverified or CommandState.Failed or CommandState.Expired;

    public void Send(DateTimeOffset now)
    {
        if (State == CommandState.Accepted) Move(CommandState.Sent);
        SentAt ??= now;
    }

    /// <summary>Takes what the device reports; a final state stays, whatever comes later.</summary>
    public void Report(CommandState state, string? reason, DateTimeOffset now)
    {
        if (IsFinal || state is CommandState.Accepted or CommandState.Sent) return;
        ReceivedAt ??= now;
        if (state == CommandState.Received) Move(state);
        else End(state, reason, now);
    }

    public void Bring(string picture)
    {
        Picture = picture;
        Revision++;
    }

    public void Expire(DateTimeOffset now)
    {
        if (!IsFinal && now >= NotAfter) End(CommandState.Expired, State == CommandState.Accepted ? "notSent" : "noAnswer", now);
    }

    private void End(CommandState state, string? reason, DateTimeOffset now)
    {
        (Reason, EndedAt) = (reason, now);
        Move(state);
    }

    private void Move(CommandState state)
    {
        State = state;
        Revision++;
    }
}
