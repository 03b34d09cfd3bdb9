using System.Text.Json;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>An order to a device: kept before it is sent, visible until it is over, never carried out twice.</summary>
[Audited(Except = [nameof(Revision), nameof(Run), nameof(AnswerBefore)])]
internal sealed class CommandRow
{
    private CommandRow()
    {
    }

    /// <param name="validity">How long it may be begun.</param>
    /// <param name="patience">How long after that its answer is waited for.</param>
    public CommandRow(CommandTarget target, long sequence, string name, string? args, Guid? order, Guid by, DateTimeOffset now, TimeSpan validity, TimeSpan patience)
    {
        Id = Guid.CreateVersion7(now);
        (Device, Screen, Sequence, Name, Args, Order) = (target.Device, target.Screen, sequence, name, args, order);
        (OrderedBy, AcceptedAt, NotAfter, AnswerBefore) = (by, now, now + validity, now + validity + patience);
    }

    public Guid Id { get; private set; }

    /// <summary>The order to many it is part of; <c>null</c>: to this device alone.</summary>
    public Guid? Order { get; private set; }

    public Guid Device { get; private set; }

    public Guid? Screen { get; private set; }

    /// <summary>Per device, from 1, without gaps.</summary>
    public long Sequence { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>JSON as <see cref="CommandArgs"/> has it; <c>null</c>: none.</summary>
    public string? Args { get; private set; }

    public Guid OrderedBy { get; private set; }

    public DateTimeOffset AcceptedAt { get; private set; }

    /// <summary>Portal time; later it is not begun any more.</summary>
    public DateTimeOffset NotAfter { get; private set; }

    /// <summary>Portal time; what was received is over by then, whatever became of it.</summary>
    public DateTimeOffset AnswerBefore { get; private set; }

    public CommandState State { get; private set; } = CommandState.Accepted;

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Run of the agent it was first sent to.</summary>
    public string? Run { get; private set; }

    public DateTimeOffset? ReceivedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Closed word of the device, or why the portal does not believe it.</summary>
    public string? Reason { get; private set; }

    /// <summary>SHA-256 of the picture a screenshot brought, as re-encoded here.</summary>
    public string? Picture { get; private set; }

    /// <summary>SHA-256 of the log a device sent, as cleaned here.</summary>
    public string? Log { get; private set; }

    public int Revision { get; private set; }

    public bool IsFinal => State is CommandState.Done or CommandState.Unverified or CommandState.Failed or CommandState.Expired;

    public JsonElement? Arguments => Args is null ? null : JsonElement.Parse(Args);

    public void Send(string run, DateTimeOffset now)
    {
        if (State == CommandState.Accepted) Move(CommandState.Sent);
        SentAt ??= now;
        Run ??= run;
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

    public void BringLog(string log)
    {
        Log = log;
        Revision++;
    }

    public void Expire(DateTimeOffset now)
    {
        if (IsFinal || now < (State == CommandState.Received ? AnswerBefore : NotAfter)) return;
        End(CommandState.Expired, State == CommandState.Accepted ? "notSent" : "noAnswer", now);
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

/// <summary>The machine, and the screen of it if it is about one.</summary>
internal readonly record struct CommandTarget(Guid Device, Guid? Screen);
