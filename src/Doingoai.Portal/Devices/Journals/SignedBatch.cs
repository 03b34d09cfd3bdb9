namespace Doingoai.Portal.Devices.Journals;

/// <summary>The device's signature over records, kept so that anybody can check it later.</summary>
/// <param name="Text">The JWS without its payload if the stored lines give that byte for byte, else the whole of it.</param>
internal sealed record SignedBatch(long FromSeq, long ToSeq, string Text);
