using System.Security.Cryptography;
using System.Text;

namespace Doingoai.Player.Local;

/// <summary>
/// Made anew at every start and given to the browser in its address, so that no other program or page that finds the port
/// gets anything from it.
/// </summary>
internal sealed class LocalToken
{
    private readonly byte[] _bytes;

    public LocalToken()
    {
        Value = RandomNumberGenerator.GetHexString(64, lowercase: true);
        _bytes = Encoding.ASCII.GetBytes(Value);
    }

    public string Value { get; }

    public bool Matches(string? given) =>
        given is { Length: 64 } && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _bytes);
}
