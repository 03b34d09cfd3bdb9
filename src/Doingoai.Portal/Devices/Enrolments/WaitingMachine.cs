namespace Doingoai.Portal.Devices.Enrolments;

/// <summary>A machine that waits for a technician to compare the three words.</summary>
internal sealed record WaitingMachine(
    Guid Id, string Code, string Name, string Player, string Address, IReadOnlyList<string> Words, DateTimeOffset AnnouncedAt, DateTimeOffset ExpiresAt);
