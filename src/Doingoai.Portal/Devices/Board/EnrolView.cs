using Doingoai.Portal.Devices.Enrolments;

namespace Doingoai.Portal.Devices.Board;

/// <summary>The technician's page on which a machine becomes a device.</summary>
/// <param name="Code">What was typed; <c>null</c>: nothing yet.</param>
/// <param name="Machine">The machine that shows this code.</param>
/// <param name="Waiting">How many machines wait in all.</param>
/// <param name="Done">Name of the device that was just bound.</param>
/// <param name="Error">Sentence to show.</param>
internal sealed record EnrolView(
    string? Code, WaitingMachine? Machine, int Waiting, IReadOnlyList<PlaceGroup> Places, string Token, DateTimeOffset AsOf, string? Done = null, bool Refused = false, string? Error = null);

internal sealed record PlaceGroup(string Cluster, IReadOnlyList<Place> Devices);

/// <param name="HasKey">A machine is bound to it; another one replaces it.</param>
internal sealed record Place(Guid Device, string Name, string Screens, bool HasKey);
