using Doingoai.Player.Technician;

namespace Doingoai.Player.Local;

/// <summary>What a page says: <c>drawn</c>, <c>busy</c>, <c>failed</c>, <c>beat</c> or <c>technician</c>.</summary>
internal sealed record PageMessage(
    string Type,
    Guid? Screen = null,
    long? Manifest = null,
    string? Entry = null,
    long? AtMs = null,
    string? Reason = null,
    IReadOnlyList<Guid>? Screens = null,
    double? Fps = null,
    TechnicianAsk? Technician = null);
