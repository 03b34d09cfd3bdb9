using System.Security.Cryptography;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Journals.Exports;

/// <summary>The lines of an export file with the hash of all bytes before each; never more than a line in memory.</summary>
internal sealed class ExportFile(Stream stream) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _at;
    private int _end;

    /// <summary>Lines read so far.</summary>
    public long Lines { get; private set; }

    /// <summary>Of all bytes before the line read last, lower-case hex.</summary>
    public string Sha256Before { get; private set; } = "";

    /// <summary>The next line without its end; <c>null</c> at the end of the file.</summary>
    /// <param name="isWhole">False: too long, or the file ends within it.</param>
    public byte[]? Next(out bool isWhole)
    {
        Sha256Before = Convert.ToHexStringLower(_hash.GetCurrentHash());
        using var line = new MemoryStream();
        isWhole = false;
        while (Fill())
        {
            var length = _buffer.AsSpan(_at, _end - _at).IndexOf((byte)'\n');
            var taken = length < 0 ? _end - _at : length;
            line.Write(_buffer, _at, taken);
            _at += length < 0 ? taken : taken + 1;
            if (line.Length > ExportLine.MaxBytes) return [];
            if (length < 0) continue;

            isWhole = true;
            break;
        }

        if (line.Length == 0 && !isWhole) return null;
        Lines++;
        var bytes = line.ToArray();
        _hash.AppendData(bytes);
        _hash.AppendData("\n"u8);
        return bytes;
    }

    public static ExportLine? Parse(byte[] line) => ProtocolJson.TryRead<ExportLine>(line);

    public void Dispose() => _hash.Dispose();

    private bool Fill()
    {
        if (_at < _end) return true;
        (_at, _end) = (0, stream.Read(_buffer));
        return _end > 0;
    }
}
