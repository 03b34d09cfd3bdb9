using System.Security.Cryptography;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Journals.Exports;

/// <summary>Writes an export line by line and seals it.</summary>
public sealed class ExportWriter(Stream to) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _lines;

    public async Task AddAsync(ExportLine line, CancellationToken cancel)
    {
        byte[] bytes = [.. ProtocolJson.ToBytes(line), (byte)'\n'];
        await to.WriteAsync(bytes, cancel);
        _hash.AppendData(bytes);
        _lines++;
    }

    /// <param name="sign">Signs as <see cref="Trust.JwsTypes.Export"/> with the portal key.</param>
    public Task SealAsync(Func<ExportSeal, string> sign, CancellationToken cancel) =>
        AddAsync(new(ExportKinds.Seal, Jws: sign(new(_lines, Convert.ToHexStringLower(_hash.GetCurrentHash())))), cancel);

    public void Dispose() => _hash.Dispose();
}
