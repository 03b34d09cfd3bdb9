using Doingoai.Portal.Devices.Commands;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Api;

/// <summary>Where an order stands.</summary>
/// <param name="Picture">Address of the screenshot, once there is one.</param>
internal sealed record CommandAnswer(
    Guid Id, Guid Device, Guid? Screen, long Sequence, string Name, CommandState State, string? Reason, string? Picture,
    DateTimeOffset AcceptedAt, DateTimeOffset? SentAt, DateTimeOffset? ReceivedAt, DateTimeOffset? EndedAt, DateTimeOffset NotAfter)
{
    public static CommandAnswer Of(CommandRow row) => new(
        row.Id, row.Device, row.Screen, row.Sequence, row.Name, row.State, row.Reason,
        row.Picture is null ? null : $"/api/v1/commands/{row.Id:N}/picture",
        row.AcceptedAt, row.SentAt, row.ReceivedAt, row.EndedAt, row.NotAfter);
}
