#include "go_asm.h"
#include "textflag.h"

// func findRowsVector(refs []rowRef, refEnds, ends, hashes []uint32, index []slotWord, rows []fileRow, shift uint)
//
// It asks for the memory of the rows, so that it is there when they are added.
TEXT ·findRowsVector(SB), NOSPLIT, $0-152
	MOVQ refs_base+0(FP), DI
	MOVQ refEnds_base+24(FP), R8
	MOVQ ends_base+48(FP), R9
	MOVQ hashes_base+72(FP), SI
	MOVQ index_base+96(FP), R11
	MOVQ rows_base+120(FP), R12
	MOVQ shift+144(FP), R13
	XORL BX, BX                  // the number of rows found
	XORL R15, R15                // the number of hashes done

findUnit:
	MOVL (R9), CX
	JMP  findMore

findHash:
	MOVL        (SI)(R15*4), AX
	INCQ        R15
	SHRXL       R13, AX, DX
	MOVBLZX     AX, AX
	SHLQ        $32, AX           // the hash's lowest bits
	MOVL        DX, R14
	SHRL        $6, R14
	SHLQ        $4, R14
	ADDQ        R11, R14          // the slot's word
	ANDL        $63, DX
	BZHIQ       DX, (R14), R10
	POPCNTQ     R10, R10
	ADDL        8(R14), R10        // the row
	ORQ         R10, AX
	MOVQ        AX, (DI)(BX*8)
	SHLQ        $4, R10
	PREFETCHT0  (R12)(R10*1)
	MOVQ        (R14), R10
	BTQ         DX, R10
	ADCQ        $0, BX

findMore:
	CMPL R15, CX
	JLT  findHash
	MOVL BX, (R8)
	ADDQ $4, R8
	ADDQ $4, R9
	DECQ ends_len+56(FP)
	JNZ  findUnit
	RET

// A row is 16 bytes: four bits a weight, those of two labels in a byte, the even one's the lower ones. Y0 adds up words of two such
// weights, each in a byte, Y1 the upper ones of them; its quarters are those of the lower bits of both halves of a row, then those
// of the upper bits.
DATA shifts<>+0(SB)/8, $0
DATA shifts<>+8(SB)/8, $0
DATA shifts<>+16(SB)/8, $4
DATA shifts<>+24(SB)/8, $4
GLOBL shifts<>(SB), RODATA|NOPTR, $32

// ROW adds the row at AX times the factor in DX.
#define ROW \
	VBROADCASTI128 (AX), Y2       \
	VMOVD          DX, X3         \
	VPBROADCASTW   X3, Y3         \
	VPSRLVQ        Y6, Y2, Y2     \
	VPAND          Y7, Y2, Y2     \
	VPMULLW        Y3, Y2, Y2     \
	VPADDW         Y2, Y0, Y0     \
	VPSRLW         $8, Y2, Y2     \
	VPADDW         Y2, Y1, Y1

// FACTOR sets DX to the factor of the row at AX.
#define FACTOR \
	MOVBLZX 14(AX), DX \
	SHRL    $4, DX     \
	INCL    DX

// CHAR adds the n-th row of single characters around a unit.
#define CHAR(n) \
	MOVL 4*n(R11), AX \
	SHLQ $4, AX       \
	ADDQ R10, AX      \
	FACTOR            \
	ROW

// func sumRowsVector(dst []sums, rows []fileRow, chars []row, own []sums, aroundChars [][charsAround]uint32, ofOwn []uint32, refs []rowRef, refEnds []uint32)
TEXT ·sumRowsVector(SB), NOSPLIT, $0-192
	MOVQ     dst_base+0(FP), DI
	MOVQ     dst_len+8(FP), CX
	MOVQ     rows_base+24(FP), SI
	MOVQ     chars_base+48(FP), R10
	MOVQ     own_base+72(FP), R14
	MOVQ     aroundChars_base+96(FP), R11
	MOVQ     ofOwn_base+120(FP), R12
	MOVQ     refs_base+144(FP), R8
	MOVQ     refEnds_base+168(FP), R9
	XORL     R13, R13
	XORL     BX, BX            // the number of refs done
	VPCMPEQB Y7, Y7, Y7
	VPSRLW   $12, Y7, Y7
	VPACKUSWB Y7, Y7, Y7       // the lower four bits of each byte
	VMOVDQU  shifts<>(SB), Y6

sumUnit:
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	CHAR(0)
	CHAR(1)
	CHAR(2)
	CHAR(3)
	CHAR(4)
	CHAR(5)
	ADDQ  $(4*const_charsAround), R11
	JMP   sumMore

sumRef:
	MOVL    (R8)(BX*8), AX
	MOVBLZX 4(R8)(BX*8), R15
	INCL    BX
	SHLQ    $4, AX
	ADDQ    SI, AX
	FACTOR
	CMPB    R15, 15(AX)
	CMOVLNE R13, DX           // the row of another feature
	ROW

sumMore:
	CMPL BX, (R9)
	JLT  sumRef
	ADDQ $4, R9

	// Words without their upper bytes are the lower ones, whatever ran over on the way.
	VPSLLW      $8, Y1, Y2
	VPSUBW      Y2, Y0, Y0
	VPUNPCKLQDQ Y1, Y0, Y2
	VPUNPCKHQDQ Y1, Y0, Y3
	MOVL        (R12), AX
	ADDQ        $4, R12
	SHLQ        $6, AX
	VPADDW      (R14)(AX*1), Y2, Y2
	VPADDW      32(R14)(AX*1), Y3, Y3
	VMOVDQU     Y2, (DI)
	VMOVDQU     Y3, 32(DI)
	ADDQ        $64, DI
	DECQ        CX
	JNZ         sumUnit
	VZEROUPPER
	RET

// KEPT adds the sums of the n-th group.
#define KEPT(n) \
	MOVQ    8*n(SI), AX       \
	MOVQ    AX, DX            \
	IMULQ   R10, DX           \
	SHRQ    $(64-const_memoBits), DX \
	SHLQ    $6, DX            \
	LEAQ    n*(const_sumsSize<<const_memoBits)(R9)(DX*1), DX \
	MOVWQZX 62(DX), BX        \
	MOVWQZX 54(DX), R11       \
	MOVWQZX 46(DX), R12       \
	SHLQ    $16, R11          \
	SHLQ    $32, R12          \
	ORQ     R11, BX           \
	ORQ     R12, BX           \
	CMPQ    AX, BX            \
	JNE     missing           \
	VPADDW  (DX), Y0, Y0      \
	VPADDW  32(DX), Y1, Y1

// func addKeptVector(dst []sums, b *memo, keys [][numGroups]uint64) int
TEXT ·addKeptVector(SB), NOSPLIT, $0-64
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ b+24(FP), R9
	MOVQ keys_base+32(FP), SI
	MOVQ $const_memoFactor, R10
	XORL R8, R8

keptUnit:
	VMOVDQU (DI), Y0
	VMOVDQU 32(DI), Y1
	KEPT(0)
	KEPT(1)
	KEPT(2)
	KEPT(3)
	KEPT(4)
	KEPT(5)
	KEPT(6)
	KEPT(7)
	KEPT(8)
	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	ADDQ    $64, DI
	ADDQ    $(8*const_numGroups), SI
	INCQ    R8
	CMPQ    R8, CX
	JLT     keptUnit

missing:
	VZEROUPPER
	MOVQ R8, ret+56(FP)
	RET

// The lanes that are labels.
DATA labels<>+0(SB)/8, $0xFFFFFFFFFFFFFFFF
DATA labels<>+8(SB)/8, $0x0000FFFFFFFFFFFF
GLOBL labels<>(SB), RODATA|NOPTR, $16

// func findHopesVector(m *mostByType, hopes []hope, scores []sums, rest *[2]uint64) (many uint64)
//
// The parts of names have the words of both groups of types side by side: single units in X8, X2; begin in X9, X3; inside in X10,
// X4; end in X11, X5.
TEXT ·findHopesVector(SB), NOSPLIT, $0-72
	MOVQ         m+0(FP), AX
	MOVQ         hopes_base+8(FP), DI
	MOVQ         scores_base+32(FP), SI
	MOVQ         scores_len+40(FP), CX
	MOVQ         rest+56(FP), DX
	VMOVDQU      (AX), Y0
	VMOVDQU      32(AX), Y1
	VPUNPCKLQDQ  Y1, Y0, Y8
	VPUNPCKHQDQ  Y1, Y0, Y10
	VEXTRACTI128 $1, Y8, X9
	VEXTRACTI128 $1, Y10, X11
	MOVQ         $(const_zeroLane*const_lanes), BX
	VMOVQ        BX, X12
	VPUNPCKLQDQ  X12, X12, X12           // zeroLane
	VMOVDQU      labels<>(SB), X13
	VPSUBW       X12, X9, X9         // rest has zeroLane added, and so have these
	VPSUBW       X12, X10, X10
	VMOVDQU      (DX), X6            // rest
	MOVQ         $const_least, BX
	VMOVQ        BX, X14
	VPUNPCKLQDQ  X14, X14, X14
	MOVQ         $const_tooMany, BX
	VMOVQ        BX, X15
	VPUNPCKLQDQ  X15, X15, X15
	VPXOR        X7, X7, X7          // many
	IMUL3Q       $hope__size, CX, R8
	ADDQ         R8, DI
	IMUL3Q       $const_sumsSize, CX, R8
	ADDQ         R8, SI

hope:
	SUBQ         $hope__size, DI
	SUBQ         $const_sumsSize, SI
	VMOVDQU      X6, hope_rest(DI)
	VMOVDQU      (SI), Y0
	VMOVDQU      32(SI), Y1
	VPUNPCKLQDQ  Y1, Y0, Y2
	VPUNPCKHQDQ  Y1, Y0, Y4
	VPBROADCASTW X0, X0              // outside
	VEXTRACTI128 $1, Y2, X3
	VEXTRACTI128 $1, Y4, X5
	VPAND        X13, X3, X3
	VPAND        X13, X4, X4
	VPAND        X13, X5, X5
	VPADDW       X8, X2, X2
	VPADDW       X9, X3, X3
	VPADDW       X10, X4, X4
	VPADDW       X11, X5, X5
	VPADDW       X6, X3, X3
	VPADDW       X6, X4, X4
	VPSUBW       X0, X2, X2
	VPSUBW       X0, X3, X3
	VPSUBW       X0, X4, X4
	VPSUBW       X0, X5, X5
	VPMAXSW      X4, X5, X5          // gone on or ended
	VPADDW       X15, X5, X4
	VPOR         X4, X7, X7
	VPMAXSW      X14, X5, X6
	VPOR         X2, X3, X3
	VPTEST       X12, X3
	SETNE        hope_any(DI)
	DECQ         CX
	JNZ          hope

	VMOVDQU      X6, (DX)
	VPSRLDQ      $8, X7, X0
	VPOR         X0, X7, X7
	VMOVQ        X7, AX
	VZEROUPPER
	MOVQ         AX, many+64(FP)
	RET
