using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Journals;

/// <summary>Body of <see cref="JournalKinds.Frame"/>: the real pixels of a screen were compared with what should be there.</summary>
/// <param name="Entry">What should be there; <c>null</c>: the calm slate.</param>
public sealed record FrameBody(Guid Screen, long Manifest, FrameVerdict Verdict, string? Entry = null);
