using System.Globalization;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>One order to one screen or to many. What is grave for more than one screen waits for a second person.</summary>
[Audited(Except = [nameof(Revision)])]
internal sealed class DeviceOrder
{
    private DeviceOrder()
    {
    }

    /// <param name="targets">As they are at this moment: who confirms, confirms these.</param>
    /// <param name="decideBefore">Until when a second person may confirm; <c>null</c>: none is needed.</param>
    public DeviceOrder(string name, string? args, OrderScope scope, string? scopeId, IReadOnlyList<CommandTarget> targets, TimeSpan validity, Person by, DateTimeOffset now, DateTimeOffset? decideBefore)
    {
        Id = Guid.CreateVersion7(now);
        (Name, Args, Scope, ScopeId, OrderedBy, OrderedAt, DecideBefore) = (name, args, scope, scopeId, by.Id, now, decideBefore);
        Targets = [.. targets.Select(Write)];
        ValiditySeconds = (int)validity.TotalSeconds;
        State = decideBefore is null ? OrderState.Given : OrderState.Proposed;
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>JSON, as of the command.</summary>
    public string? Args { get; private set; }

    public OrderScope Scope { get; private set; }

    /// <summary>Of the screen, device or cluster (format N), or key of the screen class.</summary>
    public string? ScopeId { get; private set; }

    /// <summary>Device, and after a slash the screen.</summary>
    public List<string> Targets { get; private set; } = [];

    /// <summary>How long it counts from when it is given.</summary>
    public int ValiditySeconds { get; private set; }

    public Guid OrderedBy { get; private set; }

    public DateTimeOffset OrderedAt { get; private set; }

    public OrderState State { get; private set; }

    public DateTimeOffset? DecideBefore { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public int Revision { get; private set; }

    public IReadOnlyList<CommandTarget> To => Targets.ConvertAll(Read);

    /// <summary>The second person says yes.</summary>
    public void Confirm(Person by, DateTimeOffset now)
    {
        DemandOpen(now);
        if (by.Id == OrderedBy) throw new RuleException("order.own");
        Decide(OrderState.Given, by.Id, now);
    }

    /// <summary>The second person says no, or the first thinks better of it.</summary>
    public void Refuse(Person by, DateTimeOffset now)
    {
        DemandOpen(now);
        Decide(OrderState.Refused, by.Id, now);
    }

    /// <summary>Nobody decided in time.</summary>
    public void Lapse(DateTimeOffset now)
    {
        if (State == OrderState.Proposed && now >= DecideBefore) Decide(OrderState.Lapsed, null, now);
    }

    private void DemandOpen(DateTimeOffset now)
    {
        if (State != OrderState.Proposed || now >= DecideBefore) throw new RuleException("order.not-open");
    }

    private void Decide(OrderState state, Guid? by, DateTimeOffset now)
    {
        (State, DecidedBy, DecidedAt) = (state, by, now);
        Revision++;
    }

    private static string Write(CommandTarget target) => string.Create(CultureInfo.InvariantCulture, $"{target.Device:N}{(target.Screen is { } screen ? $"/{screen:N}" : "")}");

    private static CommandTarget Read(string text) => text.Split('/') is [var device, var screen] ? new(Guid.ParseExact(device, "N"), Guid.ParseExact(screen, "N")) : new(Guid.ParseExact(text, "N"), null);
}

/// <summary>Where an order stands; what became of it on each target is the commands' to say. Stored as numbers: add at the end.</summary>
internal enum OrderState
{
    /// <summary>Waits for a second person.</summary>
    Proposed,
    Given,
    Refused,
    Lapsed,
}

/// <summary>To whom an order goes. Stored as numbers: add at the end.</summary>
internal enum OrderScope
{
    Screen,
    Device,
    Cluster,

    /// <summary>All screens of a class, in the clusters of the person.</summary>
    ScreenClass,
}
