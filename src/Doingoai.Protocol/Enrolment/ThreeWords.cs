using System.Security.Cryptography;
using System.Text;
using Doingoai.Protocol.Trust;

namespace Doingoai.Protocol.Enrolment;

/// <summary>
/// Three words both ends derive from both keys and both nonces. The technician compares them: if they are the same, nobody
/// stands between the device and the portal. Because the device commits to its nonce first, one in between has a single
/// guess in 16.7 million.
/// </summary>
public static class ThreeWords
{
    /// <summary>256 short words, distinct even without their diacritics (a typed or spoken word is never two of them).</summary>
    public static IReadOnlyList<string> List { get; } =
        """
        áo ấm bàn bánh bao bát bầu bạc bè bến bếp bia biển bò bóng bơi
        bún buồm bút cá cam canh cát cau cây chai chăn chanh cháo chè chim chín
        chìa chó chổi chuông chuối cỏ cói cọp cơm cốc cột cua cúc cung cừu dao
        dâu dây dê dép diều dòng dừa đèn đàn đất đò đồi đĩa đỉnh đường đêm
        đu én ếch gà gạch gạo gấu gậy ghe gió giày giếng giường gỗ gối gốm
        gừng gương hạc hai hang hành hạt hầm hoa hòn hổ hồng hộp hươu hến kem
        kẹo kèn kênh khăn khay khế khỉ khoai khói kho kim kiến kính lá lam lan
        làng lạc lê lều lịch lò lúa lưới lợn lồng lược mai mèo mía mít mì
        mây mật măng mắm môi mộc mùa muối mực mướp nai nấm nắng nến nhà nhạc
        nhãn nho nhím nón nồi núi nước nụ ngà ngô ngói ngọc ngựa nghé ngao ngày
        ngỗng ong ổi ốc ớt phà phao phấn phở phòng phượng quả quạt que quýt rau
        rắn rạp rễ rêu rìu rổ rồng rơm rừng ruộng rùa sách sao sâm sân sắt
        sen sếu sim sò sóc sói sông sơn sung sương suối sữa tai tay táo tàu
        tằm tem tiền tỏi tóc tôm tô tủ túi tuyết tường thác thang thành thảm than
        thỏ thìa thóc thông thuyền thư thước thơm trà trám trăng trâu tre trống trứng trường
        trúc vàng ván ve vịt voi vở vòng vườn vừng vịnh xẻng xe xoài xôi xuân
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    /// <param name="deviceNonceHex">The device's 32 bytes, lower-case hex.</param>
    /// <param name="portalNonceHex">The portal's 32 bytes, lower-case hex.</param>
    public static IReadOnlyList<string> Of(Jwk device, Jwk root, string deviceNonceHex, string portalNonceHex)
    {
        var text = $"doingoai three words v1\n{device.Thumbprint()}\n{root.Thumbprint()}\n{deviceNonceHex}\n{portalNonceHex}";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return [List[hash[0]], List[hash[1]], List[hash[2]]];
    }

    /// <summary>What the device announces before it shows its nonce: lower-case hex SHA-256 of the 32 bytes; <c>null</c> if not 64 hex digits.</summary>
    public static string? Commitment(string nonceHex) =>
        nonceHex.Length == 64 && nonceHex.All(char.IsAsciiHexDigitLower)
            ? Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(nonceHex)))
            : null;
}
