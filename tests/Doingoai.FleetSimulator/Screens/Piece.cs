using Doingoai.Protocol.Manifests;

namespace Doingoai.FleetSimulator.Screens;

/// <summary>A file for the screens.</summary>
internal sealed record Piece(EntryKind Kind, string ContentType, byte[] Bytes);
